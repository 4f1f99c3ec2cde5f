using Microsoft.CodeAnalysis;

namespace WarmTransfer.Analyzers;

/// <summary>What is wrong with a text that people read, and how to mend it.</summary>
internal static class Faults
{
    public static readonly DiagnosticDescriptor Missing = Of("WT0001", "A text has no translation", "'{0}' has no translation into {1}; add it to a Words.{1}.resx of this project, or of a script's texts to Scripts.{1}.resx");
    public static readonly DiagnosticDescriptor NotConstant = Of("WT0002", "A text cannot be translated", "Nobody can translate a text that is not known before; make it a Sentence, which is one interpolated string, where it begins; in a script t(…) takes a literal");
    public static readonly DiagnosticDescriptor Untranslated = Of("WT0003", "A text stands in markup in one language", "'{0}' is read by people; write T[\"…\"]");
    public static readonly DiagnosticDescriptor ShownInEnglish = Of("WT0004", "A sentence is written in English by itself", "A sentence becomes a text by T[…] on a screen, and by .English in logs and exports");
    public static readonly DiagnosticDescriptor Unused = Of("WT0005", "A translation is not used", "Nothing says '{0}' any more; remove it");
    public static readonly DiagnosticDescriptor Different = Of("WT0006", "A translation does not fit", "The translation of '{0}' {1}");

    private static DiagnosticDescriptor Of(string id, string title, string message) =>
        new(id, title, message, "Languages", DiagnosticSeverity.Warning, isEnabledByDefault: true, customTags: id == "WT0005" ? [WellKnownDiagnosticTags.CompilationEnd] : []);
}
