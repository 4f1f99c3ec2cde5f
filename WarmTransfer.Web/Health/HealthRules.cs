namespace WarmTransfer.Web.Health;

/// <summary>All bounds of the health page; <c>docs/operations.md</c>, <i>Health page</i>, says the same.</summary>
internal static class HealthRules
{
    public static readonly IReadOnlyList<HealthRule> All =
    [
        new(HealthFigure.WebhookLatency, $"Webhook latency", HealthUnit.Seconds, 1, 5,
            $"Twilio gives an answer up after 15 s, and callers hear the silence before. Look at Database and Unsaved changes first: webhooks wait for both. If those are good, the machine is short of processor time: end what else runs on it, or add a node."),
        new(HealthFigure.RefusedWebhooks, $"Refused webhooks", HealthUnit.InTenMinutes, 1, 20,
            $"If calls fail too, the signatures are Twilio's and the key is wrong: compare Twilio:AuthToken with the Twilio Console, and PublicBaseUrl with the addresses that the number has there, letter by letter. If calls are fine, a stranger tries: block the address that is named here in the proxy."),
        new(HealthFigure.BudgetWait, $"Creation budget", HealthUnit.Seconds, 2, 10,
            $"More phones are to be rung than the account may create calls in a second, and customers wait for it. If Twilio has granted more, set Twilio:CallsPerSecond to that. Otherwise ask Twilio for more, and lower the number of agents that are rung for one customer."),
        new(HealthFigure.MissedFacts, $"Drift from Twilio", HealthUnit.InTenMinutes, 1, 10,
            $"Webhooks did not arrive, and the comparison with Twilio put it right. Look in the Twilio Console under Monitor, Errors for 11200 and 11205 and whether the proxy or firewall refuses them. If Refused webhooks is up too, mend that first."),
        new(HealthFigure.TokenFailures, $"Token failures", HealthUnit.InTenMinutes, 1, 5,
            $"Phones are refused, so agents cannot be rung. Compare Twilio:AccountSid and the key with its secret (Twilio:TokenKeySid or, without it, Twilio:ApiKeySid) with the Twilio Console, where the key must still exist, and look at Clock. Then let one agent press Connect phone again."),
        new(HealthFigure.OutboxAge, $"Outbox age", HealthUnit.Seconds, 10, 60,
            $"What calls need done, such as ringing an agent, is late. Look at Twilio's REST API and Creation budget: it waits for one of them. If both are good, see in the list of nodes whether one of them has the duty, and restart it if its log tells of faults."),
        new(HealthFigure.UnsavedChanges, $"Unsaved changes", HealthUnit.Changes, 100, 1_000,
            $"The database saves more slowly than changes come; at 2 048 webhooks have to wait. See that the database's disk is neither full nor slow and that nothing holds a lock on it, such as a back-up or a migration."),
        new(HealthFigure.Database, $"Database", HealthUnit.Seconds, 0.5, HealthProbe.PatienceSeconds,
            $"Calls that are on go on, and whoever calls hears music, but nobody is put through. Start the database or restore the way to it; the console takes up its work by itself. If it answers slowly, look at its disk, its locks and what else it serves."),
        new(HealthFigure.Bus, $"Bus between nodes", HealthUnit.Seconds, 10, double.PositiveInfinity,
            $"Nodes learn from each other half a second late, and nothing is lost. Start Redis or restore the way to it; nodes connect again by themselves. Cluster:Redis says where it is."),
        new(HealthFigure.Twilio, $"Twilio's REST API", HealthUnit.Seconds, 10, 60,
            $"Nobody can be rung, held or put through. Look at status.twilio.com, then whether this machine reaches api.twilio.com over https: name service, firewall and proxy. What is owed is carried out as soon as it answers."),
        new(HealthFigure.Clock, $"Clock", HealthUnit.Seconds, 5, 30,
            $"Access tokens and leases are instants: phones are refused when the clock is wrong. Start time synchronization (chrony, systemd-timesyncd or Windows Time) and see that it reaches its server. Restart nothing."),
        new(HealthFigure.Nodes, $"Silent nodes", HealthUnit.Nodes, 1, double.PositiveInfinity,
            $"A node has said nothing for half a minute and has not taken its leave: it was killed, or does not reach the database. The others do its work. Start it again, and read the end of its log to see why."),
        new(HealthFigure.Backup, $"Last back-up", HealthUnit.Hours, 26, 72,
            $"Let the command backup run once a day, and see why the last one did not: its message is in the log of whatever starts it. Then copy the file to another machine.") { Unseen = HealthState.Look },
    ];

    /// <summary>By its English name, as nodes tell each other; null: another version's.</summary>
    public static HealthRule? Named(string name) => All.FirstOrDefault(rule => rule.Name.English == name);

    public static HealthRule Of(HealthFigure figure) => All.Single(rule => rule.Figure == figure);
}
