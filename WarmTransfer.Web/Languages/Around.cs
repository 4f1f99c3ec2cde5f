using Microsoft.AspNetCore.Components;

namespace WarmTransfer.Web.Languages;

/// <summary>A sentence with something in it that is no text, such as a clock: it stands where the language has it.</summary>
internal static class Around
{
    /// <summary>The part of the sentence in whose place it stands.</summary>
    public static readonly string Here = "\uE000";

    public static RenderFragment Of(string text, RenderFragment inside)
    {
        var (before, after) = text.Split(Here, 2) is [var start, var rest] ? (start, rest) : (text, "");
        return builder =>
        {
            builder.AddContent(0, before);
            builder.AddContent(1, inside);
            builder.AddContent(2, after);
        };
    }
}
