using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace WarmTransfer.Web.Floor;

/// <summary>The floor for eyes that see no customer's number. What has not changed is the same object as before, as of the floor itself, and all boards share it.</summary>
internal static class DiscreetFloor
{
    private static readonly NumberMask Mask = new(shown: false);
    private static readonly ConditionalWeakTable<FloorView, FloorView> Views = [];

    public static FloorView Of(FloorView view) => Views.GetValue(view, Make);

    private static FloorView Make(FloorView view) => view with
    {
        Calls = Rows<FloorCall>.Of(view.Calls, Make),
        Waiting = Rows<FloorCustomer>.Of(view.Waiting, row => row with { Customer = Mask.Of(row.Customer), State = Mask.Of(row.State) }),
        Alerts = Rows<FloorAlert>.Of(view.Alerts, row => row with { Text = Mask.Of(row.Text) }),
    };

    private static FloorCall Make(FloorCall call) => call with
    {
        Customer = Mask.Of(call.Customer), State = Mask.Of(call.State),
        Failure = call.Failure is { } failure ? Mask.Of(failure) : null,
        Transfer = call.Transfer is { } transfer ? transfer with { ToName = Mask.Of(transfer.ToName) } : null,
        Participants = [.. call.Participants.Select(one => one with { Name = Mask.Of(one.Name), State = Mask.Of(one.State) })],
    };

    private static class Rows<T> where T : class
    {
        private static readonly ConditionalWeakTable<T[], T[]> Lists = [];
        private static readonly ConditionalWeakTable<T, T> Known = [];

        public static ImmutableArray<T> Of(ImmutableArray<T> rows, Func<T, T> make) =>
            ImmutableCollectionsMarshal.AsImmutableArray(Lists.GetValue(ImmutableCollectionsMarshal.AsArray(rows)!, list => [.. list.Select(row => Known.GetValue(row, one => make(one)))]));
    }
}
