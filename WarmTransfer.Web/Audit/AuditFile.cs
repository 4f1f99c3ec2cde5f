namespace WarmTransfer.Web.Audit;

/// <summary>The file that the audit is streamed to. It is opened anew for each lot, so whoever rotates it need not tell us.</summary>
internal static class AuditFile
{
    public static FileStream Open(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete };
        // It names calls and what people did.
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        return new FileStream(path, options);
    }
}
