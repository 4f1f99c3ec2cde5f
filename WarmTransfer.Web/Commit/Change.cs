namespace WarmTransfer.Web.Commit;

/// <summary>Something that is to be saved, together with whatever else waits.</summary>
internal abstract class Change
{
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when it is on the disk, with its fault when it cannot be.</summary>
    public Task Settled => _settled.Task;

    /// <summary>Makes the change in the draft, or none at all. It is done again when others have changed the same in between.</summary>
    public abstract ValueTask Apply(Draft draft);

    public void Saved() => _settled.TrySetResult();

    public void Fail(Exception fault) => _settled.TrySetException(fault);
}
