using WarmTransfer.Simulator.Media;

namespace WarmTransfer.Tests.Simulator.Media;

/// <summary>An ear that knows when it hears a certain pitch above everything else.</summary>
internal sealed class PitchEar(double frequency) : IEar
{
    private readonly TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Heard => _heard.Task;

    public void Write(ReadOnlySpan<short> frame)
    {
        double real = 0, imaginary = 0, all = 0;
        for (var i = 0; i < frame.Length; i++)
        {
            var angle = Math.Tau * frequency * i / Clip.SampleRate;
            real += frame[i] * Math.Cos(angle);
            imaginary += frame[i] * Math.Sin(angle);
            all += (double)frame[i] * frame[i];
        }

        // A pure tone has half of its energy in each of the two products.
        var share = 2 * ((real * real) + (imaginary * imaginary)) / frame.Length / Math.Max(all, 1);
        if (share > 0.8 && all / frame.Length > 300 * 300) _heard.TrySetResult();
    }
}
