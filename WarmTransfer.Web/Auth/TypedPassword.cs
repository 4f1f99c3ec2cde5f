using System.Text;
using Terminal = System.Console;

namespace WarmTransfer.Web.Auth;

/// <summary>One line of standard input; typed by a person, it is not shown.</summary>
internal static class TypedPassword
{
    public static Task<string?> Read(CancellationToken cancel) =>
        Terminal.IsInputRedirected ? Terminal.In.ReadLineAsync(cancel).AsTask() : Task.FromResult<string?>(ReadUnseen());

    private static string ReadUnseen()
    {
        Terminal.Error.Write("Password: ");
        var typed = new StringBuilder();
        for (var key = Terminal.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Terminal.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }
        Terminal.Error.WriteLine();
        return typed.ToString();
    }
}
