using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace WarmTransfer.Analyzers;

/// <summary>Holds every text that people read, in pages and in scripts, against the resource files: each has a translation into each language, and each translation is said somewhere.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LanguageAnalyzer : DiagnosticAnalyzer
{
    private const string SentenceType = "Sentence", WordsType = "Words";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Faults.Missing, Faults.NotConstant, Faults.Untranslated, Faults.ShownInEnglish, Faults.Unused, Faults.Different];

    public override void Initialize(AnalysisContext context)
    {
        // Pages are compiled from what Razor generates.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.ProjectDir", out var project);
        var (translations, ofScripts) = Translations.Read(context.Options.AdditionalFiles, project ?? "");
        var scripts = context.Options.AdditionalFiles.Where(ScriptTexts.IsOurs).SelectMany(ScriptTexts.Of).SelectMany(text => Said(text.At, text.Key, ofScripts)).ToImmutableArray();
        context.RegisterOperationAction(on => Interpolated(on, translations), OperationKind.InterpolatedStringHandlerCreation);
        context.RegisterOperationAction(Converted, OperationKind.Conversion);
        context.RegisterOperationAction(on => Asked(on, translations), OperationKind.PropertyReference);
        context.RegisterOperationAction(Embedded, OperationKind.Interpolation);
        context.RegisterOperationAction(Rendered, OperationKind.Invocation);
        context.RegisterCompilationEndAction(on => End(on, scripts.Concat(translations.Faults()).Concat(ofScripts.Faults())));
    }

    private static void Interpolated(OperationAnalysisContext on, Translations translations)
    {
        var creation = (IInterpolatedStringHandlerCreationOperation)on.Operation;
        if (!IsSentence(creation.Type)) return;
        if (creation.Content.Syntax is InterpolatedStringExpressionSyntax text) Look(on, translations, Key(text));
        else on.ReportDiagnostic(Diagnostic.Create(Faults.NotConstant, creation.Syntax.GetLocation()));
    }

    private static void Converted(OperationAnalysisContext on)
    {
        var conversion = (IConversionOperation)on.Operation;
        if (IsSentence(conversion.Operand.Type) && conversion.Type?.SpecialType is SpecialType.System_Object && IsShown(conversion)) on.ReportDiagnostic(Diagnostic.Create(Faults.ShownInEnglish, conversion.Syntax.GetLocation()));
    }

    private static void Asked(OperationAnalysisContext on, Translations translations)
    {
        var reference = (IPropertyReferenceOperation)on.Operation;
        if (reference.Property is { IsIndexer: true, ContainingType.Name: WordsType } && reference.Arguments.SingleOrDefault()?.Value is { Type.SpecialType: SpecialType.System_String } text) Constant(on, translations, text);
    }

    private static void Constant(OperationAnalysisContext on, Translations translations, IOperation text)
    {
        if (text.ConstantValue is { HasValue: true, Value: var key }) Look(on, translations, key as string ?? "");
        else on.ReportDiagnostic(Diagnostic.Create(Faults.NotConstant, text.Syntax.GetLocation()));
    }

    private static void Look(OperationAnalysisContext on, Translations translations, string key)
    {
        foreach (var language in translations.Use(key)) on.ReportDiagnostic(Diagnostic.Create(Faults.Missing, on.Operation.Syntax.GetLocation(), key, language));
    }

    private static void Embedded(OperationAnalysisContext on)
    {
        var part = (IInterpolationOperation)on.Operation;
        if (IsSentence(part.Expression.Type) && part.Parent is IInterpolatedStringOperation { Type.SpecialType: SpecialType.System_String }) on.ReportDiagnostic(Diagnostic.Create(Faults.ShownInEnglish, part.Syntax.GetLocation()));
    }

    private static void Rendered(OperationAnalysisContext on)
    {
        foreach (var (at, text) in RenderedText.Of((IInvocationOperation)on.Operation)) on.ReportDiagnostic(Diagnostic.Create(Faults.Untranslated, at, text));
    }

    private static IEnumerable<Diagnostic> Said(Location at, string? key, Translations translations) => key is null
        ? [Diagnostic.Create(Faults.NotConstant, at)]
        : translations.Use(key).Select(language => Diagnostic.Create(Faults.Missing, at, key, language));

    private static void End(CompilationAnalysisContext on, IEnumerable<Diagnostic> faults)
    {
        foreach (var fault in faults) on.ReportDiagnostic(fault);
    }

    private static bool IsShown(IConversionOperation conversion) => conversion.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { ContainingType.Name: "RenderTreeBuilder", Name: "AddContent" or "AddAttribute" } } };

    private static bool IsSentence(ITypeSymbol? type) => type is { Name: SentenceType, ContainingNamespace.Name: "Core" };

    // As Sentence writes it.
    private static string Key(InterpolatedStringExpressionSyntax text)
    {
        var count = 0;
        return string.Concat(text.Contents.Select(content => content switch
        {
            InterpolatedStringTextSyntax literal => literal.TextToken.ValueText.Replace("{{", "{").Replace("}}", "}").Replace("{", "{{").Replace("}", "}}"),
            InterpolationSyntax { FormatClause: { } format } => $"{{{count++}:{format.FormatStringToken.ValueText}}}",
            _ => $"{{{count++}}}",
        }));
    }
}
