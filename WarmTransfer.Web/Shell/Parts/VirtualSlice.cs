using System.Collections.Immutable;

namespace WarmTransfer.Web.Shell.Parts;

/// <summary>The rows of a long table that are on the page.</summary>
/// <param name="First">Place of the first of them in the whole, from 0.</param>
public sealed record VirtualSlice<TRow>(int First, ImmutableArray<TRow> Rows);
