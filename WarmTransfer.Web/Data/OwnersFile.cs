namespace WarmTransfer.Web.Data;

/// <summary>A file that only its owner may read and write; where Windows runs, its folder says who may.</summary>
internal static class OwnersFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OthersRead = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public static void Create(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Owner;
        using var created = new FileStream(path, options);
    }

    public static bool IsReadByOthers(string path) => !OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & OthersRead) != 0;
}
