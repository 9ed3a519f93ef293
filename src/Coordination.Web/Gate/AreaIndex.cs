using System.Text.Json;
using Coordination.Contracts.Areas;
using Coordination.Core.Journal;

namespace Coordination.Web.Gate;

/// <summary>Which areas are known. Areas are never taken back, so what was seen once is remembered.</summary>
public sealed class AreaIndex(IViews views)
{
    private readonly BoundedCache<AreaCode, bool> _known = new(100_000);

    /// <summary>True when the area was registered.</summary>
    public ValueTask<bool> Exists(AreaCode code, CancellationToken stop) =>
        _known.TryGet(code, out _) ? ValueTask.FromResult(true) : Look(code, stop);

    /// <summary>The area's name now; null when it is unknown.</summary>
    public async ValueTask<string?> Name(AreaCode code, CancellationToken stop)
    {
        if (await views.Get(Stream(code), stop) is not { } view) return null;
        using var body = JsonDocument.Parse(view.Row.Body);
        return body.RootElement.GetProperty("name"u8).GetString() is { Length: > 0 } name ? name : null;
    }

    private async ValueTask<bool> Look(AreaCode code, CancellationToken stop)
    {
        if (await Name(code, stop) is null) return false;
        _known.Put(code, true);
        return true;
    }

    private static string Stream(AreaCode code) => KindCatalog.OfArea(code.Level).Stream(code.Value);
}
