using Coordination.Web.Accounts;

namespace Coordination.Web.Demo;

/// <summary>
/// At a start without demo, before the server listens: disables the sample sign-ins that an earlier demo left in the
/// database. The next start with demo enables them again.
/// </summary>
internal sealed class SampleSignInsOff(AccountBook book, ILogger<SampleSignInsOff> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var count = await book.DisableSamples(cancellationToken);
        if (count == 0) return;
        log.LogWarning("This database held a demo: its {Count} sample sign-ins are disabled", count);
        await Console.Out.WriteLineAsync($"""

              示例账号已停用：{count} 个 · sample sign-ins, now disabled: {count}
              用 --demo 启动会重新启用 · a start with --demo enables them again

            """);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
