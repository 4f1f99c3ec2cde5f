using WarmTransfer.Core.Calls;

namespace WarmTransfer.Core.Twilio;

/// <summary>What is known of a caller when they call, besides what Twilio has sent.</summary>
/// <param name="Number">Where they can be called back; null: not at the number from which they call.</param>
/// <param name="HasPromise">They were promised a call, and hear so first.</param>
/// <param name="HasCancelled">They have just cancelled it.</param>
/// <param name="Told">What they are told before they wait; null: nothing.</param>
public sealed record ArrivalNews(string? Number = null, bool HasPromise = false, bool HasCancelled = false, ToldOnArrival? Told = null);
