namespace WarmTransfer.Web.Quality;

/// <summary>How a leg sounds, as its browser last reported it.</summary>
/// <param name="Mos">Mean of the opinion scores so far, from 1 to 5, as the Voice SDK estimates them.</param>
/// <param name="Warnings">The SDK's last warnings, such as <c>high-rtt</c>; none: empty.</param>
public sealed record LegSound(SoundQuality Quality, double? Mos = null, string Warnings = "");
