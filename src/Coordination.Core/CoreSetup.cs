using Coordination.Core.Boards;
using Coordination.Core.Journal;
using Coordination.Core.Matters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Coordination.Core;

/// <summary>Grains, boards and the clock that wakes them.</summary>
public static class CoreSetup
{
    /// <summary>Adds the silo and the services of the grains.</summary>
    public static void AddCoordinationCore(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.Configure<MatterLimits>(builder.Configuration.GetSection("Matters:Limits"));
        builder.Services.Configure<BoardOptions>(builder.Configuration.GetSection("Boards"));
        builder.Services.AddSingleton<Feed>();
        builder.Services.AddSingleton<PastBoard>();
        builder.Services.AddSingleton<FeedClient>();
        builder.UseOrleans(silo => silo.AddGrainService<FeedService>());
        builder.Services.AddHostedService(services => services.GetRequiredService<Feed>());
        builder.Services.AddHostedService<ClockKeeper>();
    }
}
