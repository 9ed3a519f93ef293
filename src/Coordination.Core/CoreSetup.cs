using Coordination.Core.Boards;
using Coordination.Core.Journal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Coordination.Core;

/// <summary>Grains, boards and the clock that wakes them.</summary>
public static class CoreSetup
{
    /// <summary>Adds the silo and the services of the grains. Features are found by a scan.</summary>
    public static void AddCoordinationCore(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddFeatures(builder.Configuration);
        services.AddSingleton<Feed>();
        services.AddSingleton<PastViews>().AddSingleton<PastBoard>();
        services.AddSingleton<FeedClient>();
        builder.UseOrleans(silo => silo.AddGrainService<FeedService>());
        services.AddHostedService(services => services.GetRequiredService<Feed>());
        services.AddHostedService<ClockKeeper>();
    }

    /// <summary>Adds what features declare: the settings of their kinds, and their boards.</summary>
    public static void AddFeatures(this IServiceCollection services, IConfiguration configuration)
    {
        foreach (var kind in KindCatalog.All.Where(kind => kind.Settings is not null))
            services.TryAddSingleton(kind.Settings!, _ =>
                configuration.GetSection(kind.SettingsSection).Get(kind.Settings!) ?? Activator.CreateInstance(kind.Settings!)!);
        services.Configure<BoardOptions>(configuration.GetSection("Boards"));
        services.TryAddSingleton<GrantsOf>((_, _) => new([]));
        foreach (var board in KindCatalog.FeatureTypes.Where(type => type.IsAssignableTo(typeof(IBoardKind))))
            services.AddSingleton(typeof(IBoardKind), board);
        services.AddSingleton<BoardCatalog>();
    }
}
