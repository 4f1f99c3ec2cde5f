using System.Collections.Immutable;

namespace WarmTransfer.Web.SignIn;

/// <summary>Accounts that sign in with one click. Empty outside a demonstration.</summary>
public sealed record DemoSignIn(ImmutableArray<DemoUser> Users);

/// <summary>One such account.</summary>
public sealed record DemoUser(string User, string Name);
