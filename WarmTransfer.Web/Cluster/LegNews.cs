using WarmTransfer.Web.Quality;

namespace WarmTransfer.Web.Cluster;

/// <summary>How a leg sounds now.</summary>
internal sealed record LegNews(string Call, string Leg, LegSound Sound);
