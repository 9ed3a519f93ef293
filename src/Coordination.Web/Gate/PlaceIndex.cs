using Coordination.Contracts.Gate;
using Coordination.Core.Journal;

namespace Coordination.Web.Gate;

/// <summary>Which places and other streams are known. What is a place is never taken back and never moves, so it is remembered.</summary>
public sealed class PlaceIndex(IViews views)
{
    private readonly BoundedCache<string, Standing> _known = new(100_000);

    /// <summary>True when the thing that is the place (an area, a chain, a firm …) was registered.</summary>
    public ValueTask<bool> Exists(string place, CancellationToken stop) =>
        KindCatalog.StreamOfPlace(place) is { } stream ? HasStream(stream, stop) : ValueTask.FromResult(false);

    /// <summary>True when the stream has a view with a title.</summary>
    public async ValueTask<bool> HasStream(string stream, CancellationToken stop) => await StandingOf(stream, stop) is not null;

    /// <summary>Where the thing that is a place stands; null when it has no view with a title.</summary>
    public ValueTask<Standing?> StandingOf(string stream, CancellationToken stop) =>
        _known.TryGet(stream, out var known) ? ValueTask.FromResult<Standing?>(known) : Look(stream, stop);

    /// <summary>What the place is called now; null when it is unknown.</summary>
    public async ValueTask<string?> Name(string place, CancellationToken stop) =>
        KindCatalog.StreamOfPlace(place) is { } stream && await views.Get(stream, stop) is { Row.Title.Length: > 0 } view ? view.Row.Title : null;

    private async ValueTask<Standing?> Look(string stream, CancellationToken stop)
    {
        if (await views.Get(stream, stop) is not { Row: { Title.Length: > 0, Stands: var stands } }) return null;
        _known.Put(stream, stands);
        return stands;
    }
}
