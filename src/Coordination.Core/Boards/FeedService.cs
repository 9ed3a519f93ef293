using Microsoft.Extensions.Logging;
using Orleans.Services;

namespace Coordination.Core.Boards;

/// <summary>The way to one silo's <see cref="Feed"/> for boards on any silo.</summary>
[Alias("boards.feed-service")]
public interface IFeedService : IGrainService
{
    /// <summary>As <see cref="Feed.LeaseTo"/>.</summary>
    [Alias("lease")]
    Task Lease(string board, string[] topics);

    /// <summary>As <see cref="Feed.Release"/>.</summary>
    [Alias("release")]
    Task Release(string board);
}

/// <inheritdoc/>
internal sealed class FeedService(GrainId id, Silo silo, ILoggerFactory loggers, Feed feed)
    : GrainService(id, silo, loggers), IFeedService
{
    public Task Lease(string board, string[] topics)
    {
        feed.LeaseTo(board, topics);
        return Task.CompletedTask;
    }

    public Task Release(string board)
    {
        feed.Release(board);
        return Task.CompletedTask;
    }
}

/// <summary>Reaches the feeds of all silos.</summary>
internal sealed class FeedClient(IServiceProvider services, IClusterMembershipService cluster)
    : Orleans.Runtime.Services.GrainServiceClient<IFeedService>(services)
{
    /// <summary>The silos that are up.</summary>
    public IReadOnlyList<SiloAddress> Silos =>
        [.. cluster.CurrentSnapshot.Members.Values.Where(member => member.Status is SiloStatus.Active).Select(member => member.SiloAddress)];

    public Task Lease(SiloAddress silo, string board, string[] topics) => GetGrainService(silo).Lease(board, topics);

    public Task Release(SiloAddress silo, string board) => GetGrainService(silo).Release(board);
}
