using WarmTransfer.Benchmarks;

var commands = new Dictionary<string, (string Usage, Func<string[], Task> Run)>
{
    ["live"] = ("live: webhook → changed screen, with 1 and with 50 open consoles", Live.Run),
    ["webhooks"] = ("webhooks: signed and saved webhooks a second beside bare Kestrel", WebhookRate.Run),
    ["cluster"] = ("cluster <PostgreSQL connection string> <redis>: webhooks a second of one node and two, and webhook → console at the same node and the other", ClusterRate.Run),
    ["arrivals"] = ("arrivals: customers answered a second, and how far saving them is behind", ArrivalRate.Run),
    ["bare-server"] = ("bare-server <header=value>…: started by webhooks", BareServer.Run),
    ["answer"] = ("answer: accept → first audible sample in the agent's page", AnswerTime.Run),
    ["mixing"] = ("mixing: CPU per leg of the simulator's media at 50 legs", MixingCost.Run),
    ["mixing-server"] = ("mixing-server: started by mixing", MixingServer.Run),
    ["desk"] = ("desk: events a second, with 10 to 10 000 live calls", DeskRate.Run),
    ["transfer"] = ("transfer: click → second agent's ring, and cancelling it", TransferTime.Run),
    ["restart"] = ("restart: kill -9 with 500 live calls → a true board", RestartTime.Run),
    ["floor"] = ("floor: webhook → every board of the supervisors' floor, and what boards cost: 200 calls, 100 agents, 20 boards", FloorLoad.Run),
    ["floor-pages"] = ("floor-pages: webhook → pixel on the supervisors' floor, and what its pages cost: 200 calls, 100 agents, 20 pages", FloorPages.Run),
    ["memory"] = ("memory: what an open console costs the server", Memory.Run),
    ["memory-host"] = ("memory-host <connection string>: started by memory", Memory.RunHost),
    ["ended-calls"] = ("ended-calls [calls]: what the server's memory keeps of calls that are over, after 1 000, 10 000 and 100 000", EndedCalls.Run),
    ["alert-preview"] = ("alert-preview [calls]: how long it takes to try an alert rule on the last day", AlertPreviewTime.Run),
    ["routing"] = ("routing [agents calls]: how long one look of routing takes, with and without skills", RoutingTime.Run),
    ["fuzz"] = ("fuzz [requests]: a million requests that nobody asks for, by everybody, and what is said in circuits beside them", Fuzz.Run),
    ["simulate"] = ("simulate <calls> [first seed] [file that keeps a failure]: random days against a model of the phone network; every promise to the customer is checked at every step", Simulate.Run),
    ["floor-pictures"] = ("floor-pictures <folder>: README's pictures of the floor, with a busy floor in the database", FloorPictures.Run),
    ["settings-pictures"] = ("settings-pictures <folder>: README's pictures of the settings", SettingsPictures.Run),
    ["day-pictures"] = ("day-pictures <folder>: README's pictures of what goes with a call: who calls, note, transcript, disposition, recording", DayPictures.Run),
    ["screenshots"] = ("screenshots <folder>: drives a whole call in browsers and writes README's pictures", Screenshots.Run),
};

if (args is [var name, .. var rest] && commands.TryGetValue(name, out var command))
{
    await command.Run(rest);
    return 0;
}
Console.Error.WriteLine("usage: dotnet run --project WarmTransfer.Benchmarks -- <command>");
foreach (var (usage, _) in commands.Values) Console.Error.WriteLine($"  {usage}");
return 1;
