using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(WarmTransfer.Tests.LongestFirst))]

namespace WarmTransfer.Tests;

/// <summary>The stories in browsers come one after the other: begun first, they go on beside everything else. Begun last, as a random order may have it, they keep one core busy and the other one waiting.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => collection.TestCollectionDisplayName != nameof(Browser.OneStoryAtATime)).ThenBy(_ => Random.Shared.Next())];
}
