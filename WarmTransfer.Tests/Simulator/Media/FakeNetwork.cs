using System.Threading.Channels;
using WarmTransfer.Simulator;
using WarmTransfer.Simulator.Media;
using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Tests.Simulator.Media;

/// <summary>A network that does nothing by itself: it notes what devices do, and tests speak for it.</summary>
internal sealed class FakeNetwork : IPhoneNetwork
{
    private readonly Channel<string> _done = Channel.CreateUnbounded<string>();
    private int _placed;

    public event Action<string>? LegEnded;

    public string? SecretOf(string apiKeySid) => Keys.GetValueOrDefault(apiKeySid);

    public bool HasApplication(string applicationSid) => Applications.Contains(applicationSid);

    public HashSet<string> Applications { get; } = [new SimulatorOptions().ApplicationSid];

    public Dictionary<string, string> Keys { get; } = new() { [new SimulatorOptions().ApiKeySid] = new SimulatorOptions().ApiKeySecret };

    public List<IDevice> Devices { get; } = [];

    public AudioLeg? Placed { get; private set; }

    public string? PlacedBy { get; private set; }

    public IReadOnlyDictionary<string, string> PlacedWith { get; private set; } = new Dictionary<string, string>();

    /// <summary>Whether the next device that answers is the first.</summary>
    public bool Answers { get; set; } = true;

    /// <summary>The next thing that a device did.</summary>
    public ValueTask<string> NextAsync() => _done.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public bool IsQuiet => !_done.Reader.TryPeek(out _);

    public void EndLeg(string callSid) => LegEnded?.Invoke(callSid);

    public void Register(IDevice device)
    {
        Devices.Add(device);
        Note($"register {device.Identity}");
    }

    public void Unregister(IDevice device)
    {
        Devices.Remove(device);
        Note($"unregister {device.Identity}");
    }

    public bool Answer(IDevice device, string callSid)
    {
        Note($"answer {callSid}");
        return Answers;
    }

    public void Say(string callSid, Utterance words) => Note($"say {callSid} {words.Text}");

    public void Reject(IDevice device, string callSid) => Note($"reject {callSid}");

    public void HangUp(string callSid) => Note($"hangup {callSid}");

    public void Press(string callSid, string digits) => Note($"press {callSid} {digits}");

    // The real network may report progress before it returns.
    public PlacedCall Place(IDevice device, string applicationSid, IReadOnlyDictionary<string, string> parameters)
    {
        var callSid = $"CAplaced{++_placed}";
        (Placed, PlacedBy, PlacedWith) = (new AudioLeg(callSid), applicationSid, parameters);
        device.Ringing(callSid);
        Note($"place {callSid}");
        return new PlacedCall(callSid, Placed);
    }

    public PlacedCall Dial(string from, string to) => throw new NotSupportedException("Devices do not dial.");

    private void Note(string what) => _done.Writer.TryWrite(what);
}
