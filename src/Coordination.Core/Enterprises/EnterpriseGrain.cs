using Coordination.Contracts.Enterprises;
using Coordination.Core.Journal;

namespace Coordination.Core.Enterprises;

/// <summary>One firm of a chain (链上企业). Key: <c>&lt;chain&gt;.&lt;slug&gt;</c>.</summary>
[Alias("enterprises.enterprise")]
public interface IEnterpriseGrain : ICommandTarget;

/// <inheritdoc/>
[GrainType("enterprise")]
internal sealed class EnterpriseGrain(IJournal journal, TimeProvider clock)
    : JournalGrain<Enterprise, EnterpriseCommand, EnterpriseEvent>(journal, clock), IEnterpriseGrain;
