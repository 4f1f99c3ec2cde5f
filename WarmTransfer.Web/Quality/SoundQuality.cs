namespace WarmTransfer.Web.Quality;

/// <summary>How a party's browser hears the call, as its phone has judged for ten seconds on end. Null, wherever it may be: nobody knows yet.</summary>
public enum SoundQuality
{
    Good,
    Poor,
}
