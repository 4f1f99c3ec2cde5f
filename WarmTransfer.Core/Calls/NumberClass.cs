namespace WarmTransfer.Core.Calls;

/// <summary>What the numbering plans of the world say of a number.</summary>
/// <param name="CountryCode">With the plus sign, such as <c>+44</c>.</param>
/// <param name="IsAtHome">Whether it is of the country that the country code stands for, and not of another that shares it. +1 stands for the United States and Canada.</param>
public sealed record NumberClass(NumberKind Kind, string CountryCode, bool IsAtHome)
{
    /// <summary>Of what is no number.</summary>
    public static NumberClass None { get; } = new(NumberKind.None, "", false);
}

/// <summary>Kinds of number, told apart by what they may cost.</summary>
public enum NumberKind
{
    /// <summary>Nobody can have it.</summary>
    None,

    /// <summary>Costs what a call to its country costs.</summary>
    Ordinary,

    /// <summary>The caller pays whoever is called.</summary>
    PremiumRate,

    /// <summary>The caller pays a part of what it costs, which may be much from abroad.</summary>
    SharedCost,

    /// <summary>Leads wherever its owner is, such as +44 70.</summary>
    Personal,

    /// <summary>One number for a whole company (UAN).</summary>
    UniversalAccess,

    Pager,

    /// <summary>Of no country: satellite phones, international networks and international premium rate.</summary>
    International,
}
