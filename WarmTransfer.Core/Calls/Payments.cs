namespace WarmTransfer.Core.Calls;

/// <summary>When the customer may say the data of a card.</summary>
public static class Payments
{
    /// <summary>Everything that listens to the customer is known to be off. Whatever else comes to listen adds its condition here.</summary>
    public static bool IsQuiet(Call call) => call.Recording is null or { IsQuiet: true } && !call.Legs.Exists(leg => leg.IsHeardByTwilio);

    /// <summary>Whether the payment that was asked for may begin.</summary>
    public static bool MayBegin(Call call) => call.Pause is { ForPayment: true } && IsQuiet(call);
}
