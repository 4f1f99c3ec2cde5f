using WarmTransfer.Core;

namespace WarmTransfer.Web.Telephone;

/// <summary>What is checked, in the order in which it is told.</summary>
internal enum SetupCheckName
{
    Network,
    Credentials,
    Permission,
    Region,
    Number,
    VoiceAddress,
    StatusCallback,
    Fallback,
    Application,
    ApplicationSetting,
    PublicAddress,
    TestCall,
    CallerId,
}

/// <summary>How a check came out.</summary>
internal enum SetupCheckState
{
    Good,
    Bad,

    /// <summary>Nobody has asked for it yet.</summary>
    Open,
}

/// <summary>A check, and when it is not good, how to mend it.</summary>
internal sealed record SetupCheck
{
    private SetupCheck(SetupCheckName name, SetupCheckState state, Sentence text, Sentence? mend) => (Name, State, Text, Mend) = (name, state, text, mend);

    public SetupCheckName Name { get; }

    public SetupCheckState State { get; }

    public Sentence Text { get; }

    /// <summary>Null where there is nothing to mend.</summary>
    public Sentence? Mend { get; }

    public static SetupCheck Good(SetupCheckName name, Sentence text) => new(name, SetupCheckState.Good, text, null);

    public static SetupCheck Bad(SetupCheckName name, Sentence text, Sentence mend) => new(name, SetupCheckState.Bad, text, mend);

    public static SetupCheck Open(SetupCheckName name, Sentence text, Sentence mend) => new(name, SetupCheckState.Open, text, mend);

    public static SetupCheck Of(SetupCheckName name, bool good, Sentence text, Sentence otherwise, Sentence mend) => good ? Good(name, text) : Bad(name, otherwise, mend);
}
