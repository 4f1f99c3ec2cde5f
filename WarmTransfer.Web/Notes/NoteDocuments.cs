using System.Security.Cryptography;
using Jint;
using Jint.Native;

namespace WarmTransfer.Web.Notes;

/// <summary>
/// Reads notes as browsers write them: with Yjs itself, in an interpreter, one note at a time. What cannot be read of what somebody sent is left out;
/// what takes too long or too much memory is given up.
/// </summary>
internal sealed class NoteDocuments : IDisposable
{
    private const string Script = "note-documents.js";
    private const long Memory = 256 * 1024 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private readonly Lock _turn = new();
    private Engine? _engine;

    /// <summary>One update that holds all of these, and what is to be read in it.</summary>
    /// <param name="state">As it was settled before; null: there is nothing yet.</param>
    public (byte[] State, string Text) Settle(byte[]? state, IEnumerable<byte[]> changes)
    {
        lock (_turn)
        {
            try
            {
                return Settle(_engine ??= Begin(), [.. state is null ? [] : new[] { state }, .. changes]);
            }
            // Whatever state it was left in.
            catch (Exception)
            {
                Dispose();
                throw;
            }
        }
    }

    public void Dispose()
    {
        _engine?.Dispose();
        _engine = null;
    }

    private static (byte[] State, string Text) Settle(Engine engine, byte[][] updates)
    {
        var parts = updates.Select(update => (JsValue)engine.Intrinsics.Uint8Array.Construct(update)).ToArray();
        var settled = engine.Invoke("settle", new object[] { new JsArray(engine, parts) }).AsObject();
        return (settled.Get("state").AsUint8Array(), settled.Get("text").AsString());
    }

    private Engine Begin()
    {
        var engine = new Engine(options => options.LimitMemory(Memory).TimeoutInterval(Longest));
        engine.SetValue("random", new Func<int, byte[]>(RandomNumberGenerator.GetBytes));
        engine.Execute("globalThis.crypto = { getRandomValues: numbers => { numbers.set(random(numbers.length)); return numbers; } };");
        return engine.Execute(Read());
    }

    private static string Read()
    {
        using var reader = new StreamReader(typeof(NoteDocuments).Assembly.GetManifestResourceStream(Script)!);
        return reader.ReadToEnd();
    }
}
