namespace WarmTransfer.Web.Health;

/// <summary>How a figure stands, from the best to the worst.</summary>
public enum HealthState
{
    Good,

    /// <summary>Nobody is harmed yet; look at it today.</summary>
    Look,

    /// <summary>Calls or people are affected; act now.</summary>
    Act,
}
