using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;
using Coordination.Core.Journal;

namespace Coordination.Architecture.Tests
{
    public sealed class FeatureBoundaryTests
    {
        private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader()
            .LoadAssemblies(typeof(IJournal).Assembly, typeof(Program).Assembly, typeof(FeatureBoundaryTests).Assembly)
            .Build();

        /// <summary>What every feature of the core may use, and the two that know them all.</summary>
        private static readonly string[] Shared = ["Journal", "Boards"];

        /// <summary>Which folder of the executable may use which; a folder that is not named uses none.</summary>
        private static readonly Dictionary<string, string[]> Web = new()
        {
            // One entrance in three folders: who somebody is, what one may, how it is asked over HTTP.
            ["Accounts"] = ["Api", "Gate"],
            ["Api"] = ["Accounts", "Gate"],
            ["Gate"] = ["Accounts"],
            ["Areas"] = ["Accounts", "Api", "Gate"],
            ["Boards"] = ["Accounts", "Api", "Gate"],
            ["Demo"] = ["Accounts", "Gate"],
            ["Operations"] = ["Api", "Demo", "Gate"],
        };

        [Fact]
        public void Features_of_the_core_meet_only_through_the_journal_and_boards() =>
            Assert.DoesNotContain(
                Reaches("Coordination.Core"), reach => !Shared.Contains(reach.From) && !Shared.Contains(reach.To));

        [Fact]
        public void Folders_of_the_executable_use_only_what_the_table_says() =>
            Assert.DoesNotContain(
                Reaches("Coordination.Web"), reach => !Web.GetValueOrDefault(reach.From, []).Contains(reach.To));

        [Fact]
        public void A_feature_that_reaches_into_another_is_found() =>
            Assert.Equal([("Grids", "Matters")], Reaches("Coordination.Architecture.Tests.Planted"));

        private static IEnumerable<(string From, string To)> Reaches(string root) =>
            House.Types
                .Where(type => Feature(type, root) is not null)
                .SelectMany(type => type.GetTypeDependencies(House)
                    .Select(target => (From: Feature(type, root)!, To: Feature(target, root))))
                .Where(reach => reach.To is not null && reach.From != reach.To)
                .Select(reach => (reach.From, reach.To!))
                .Distinct()
                .Order();

        private static string? Feature(IType type, string root)
        {
            var name = type.FullName;
            if (!name.StartsWith(root + ".", StringComparison.Ordinal)) return null;
            var parts = name[(root.Length + 1)..].Split('.');
            return parts.Length > 1 ? parts[0] : null;
        }
    }
}

// A violation on purpose: proof that the check can fail.
namespace Coordination.Architecture.Tests.Planted.Matters
{
    internal sealed class MatterInsides
    {
        public int Secret { get; } = 1;
    }
}

namespace Coordination.Architecture.Tests.Planted.Grids
{
    internal sealed class GridThatReaches
    {
        public int Reach { get; } = new Matters.MatterInsides().Secret;
    }
}
