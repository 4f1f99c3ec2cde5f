using System.Text;

namespace WarmTransfer.Tests.Chaos;

/// <summary>What somebody types into an empty note, as Yjs sends it: its update format, version 1, which y-crdt describes.</summary>
internal static class TypedNote
{
    private const byte Letters = 4, ByName = 1;

    /// <param name="writer">Another for each who types.</param>
    public static byte[] Of(int writer, string text)
    {
        var bytes = new List<byte>();
        // One writer with one piece, the first of theirs, in the text that is called "note", and nothing deleted.
        Append(1);
        Append(1);
        Append(writer);
        Append(0);
        bytes.AddRange(Letters, ByName);
        Say("note");
        Say(text);
        Append(0);
        return [.. bytes];

        void Say(string words)
        {
            Append(Encoding.UTF8.GetByteCount(words));
            bytes.AddRange(Encoding.UTF8.GetBytes(words));
        }

        void Append(int number)
        {
            for (; number > 0x7f; number >>= 7) bytes.Add((byte)(number | 0x80));
            bytes.Add((byte)number);
        }
    }
}
