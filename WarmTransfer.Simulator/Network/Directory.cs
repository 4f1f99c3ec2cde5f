namespace WarmTransfer.Simulator.Network;

/// <summary>A phone number of the account.</summary>
internal sealed record PhoneNumber(string Sid, string Number, string FriendlyName, DateTimeOffset Created, DateTimeOffset Updated)
{
    public string VoiceUrl { get; init; } = "";
    public string VoiceMethod { get; init; } = "POST";
    public string VoiceFallbackUrl { get; init; } = "";
    public string VoiceFallbackMethod { get; init; } = "POST";
    public string StatusCallback { get; init; } = "";
    public string StatusCallbackMethod { get; init; } = "POST";
    public string VoiceApplicationSid { get; init; } = "";
    public bool VoiceCallerIdLookup { get; init; }
}

/// <summary>A TwiML application of the account.</summary>
internal sealed record VoiceApplication(string Sid, string FriendlyName, DateTimeOffset Created, DateTimeOffset Updated)
{
    public string VoiceUrl { get; init; } = "";
    public string VoiceMethod { get; init; } = "POST";
    public string VoiceFallbackUrl { get; init; } = "";
    public string VoiceFallbackMethod { get; init; } = "POST";
    public string StatusCallback { get; init; } = "";
    public string StatusCallbackMethod { get; init; } = "POST";
}

/// <summary>A number of somebody else that the account may show.</summary>
internal sealed record VerifiedNumber(string Sid, string Number, DateTimeOffset Created);

/// <summary>A further API key, made by REST.</summary>
internal sealed record ApiKey(string Sid, string Secret, string FriendlyName, DateTimeOffset Created);

/// <summary>Who can be reached: numbers and applications of the account, and the devices that are registered.</summary>
internal sealed class Directory
{
    private readonly Dictionary<string, List<IDevice>> _devices = new(StringComparer.Ordinal);

    public Directory(SimulatorOptions options, Sids sids, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        Numbers.Add(new PhoneNumber(sids.Next("PN"), options.PhoneNumber, options.PhoneNumber, now, now)
        {
            VoiceUrl = options.VoiceUrl,
            StatusCallback = options.StatusCallbackUrl,
            VoiceFallbackUrl = options.VoiceFallbackUrl,
        });
        Verified.AddRange(options.VerifiedNumbers.Select(number => new VerifiedNumber(sids.Next("PN"), number, now)));
        Applications.Add(new VoiceApplication(options.ApplicationSid, "Console", now, now) { VoiceUrl = options.ApplicationVoiceUrl });
    }

    public List<PhoneNumber> Numbers { get; } = [];

    public List<VoiceApplication> Applications { get; } = [];

    public List<ApiKey> Keys { get; } = [];

    /// <summary>Numbers of others that calls may show.</summary>
    public List<VerifiedNumber> Verified { get; } = [];

    public IEnumerable<(string Identity, int Devices)> Identities =>
        _devices.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, entry.Value.Count));

    public PhoneNumber? Number(string number) => Numbers.Find(candidate => candidate.Number == number);

    public VoiceApplication? Application(string sid) => Applications.Find(candidate => candidate.Sid == sid);

    public void Register(IDevice device)
    {
        if (!_devices.TryGetValue(device.Identity, out var devices)) _devices[device.Identity] = devices = [];
        if (!devices.Contains(device)) devices.Add(device);
    }

    public void Unregister(IDevice device)
    {
        if (!_devices.TryGetValue(device.Identity, out var devices)) return;
        devices.Remove(device);
        if (devices.Count == 0) _devices.Remove(device.Identity);
    }

    public IReadOnlyList<IDevice> DevicesOf(string identity) => _devices.TryGetValue(identity, out var devices) ? [.. devices] : [];
}
