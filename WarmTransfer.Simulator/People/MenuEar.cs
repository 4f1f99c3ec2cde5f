using WarmTransfer.Simulator.Media;

namespace WarmTransfer.Simulator.People;

/// <summary>A machine at the far end of a leg that listens for keys.</summary>
internal sealed class MenuEar(AudioLeg leg, IReadOnlyDictionary<char, double> menu) : IKeyEar
{
    public void Write(char key)
    {
        if (menu.TryGetValue(key, out var tone)) leg.Voice = new ToneVoice(tone);
    }
}
