using NAudio.Wave;
using NLayer;

namespace WarmTransfer.Web.Sounds;

/// <summary>The samples of an MP3 file.</summary>
internal sealed class Mp3Samples : ISampleProvider, IDisposable
{
    private readonly MpegFile _file;
    private float[] _buffer = [];

    public Mp3Samples(Stream stream)
    {
        _file = new MpegFile(stream);
        WaveFormat = WaveFormat.CreateIeeeFloatWaveFormat(_file.SampleRate, _file.Channels);
    }

    public WaveFormat WaveFormat { get; }

    public int Read(Span<float> buffer)
    {
        if (_buffer.Length < buffer.Length) _buffer = new float[buffer.Length];
        var read = _file.ReadSamples(_buffer, 0, buffer.Length);
        _buffer.AsSpan(0, read).CopyTo(buffer);
        return read;
    }

    public void Dispose() => _file.Dispose();
}
