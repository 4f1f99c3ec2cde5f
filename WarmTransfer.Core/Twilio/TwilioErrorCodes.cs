namespace WarmTransfer.Core.Twilio;

/// <summary>The error codes that decide what we do; all others only explain.</summary>
public static class TwilioErrorCodes
{
    public const int NotFound = 20404;
    public const int NobodyToCoach = 16028;
    public const int CallIsOver = 21220;
}
