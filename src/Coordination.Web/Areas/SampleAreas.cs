using Coordination.Contracts.Areas;
using Coordination.Web.Demo;

namespace Coordination.Web.Areas;

/// <summary>The counties and towns of the sample.</summary>
internal sealed class SampleAreas : ISampleActor
{
    public string Name => "areas";

    public IEnumerable<IEnumerable<IReadOnlyList<SampleCommand>>> Phases(SampleSeed seed) => [Of(AreaLevel.County), Of(AreaLevel.Street)];

    private static IEnumerable<IReadOnlyList<SampleCommand>> Of(AreaLevel level) =>
        SampleCounty.Places.Where(place => place.Code.Level == level).Select(place => new[]
        {
            SampleCommand.AtStart(SamplePeople.Seeder, "areas", place.Code.Value, "register", new RegisterArea(place.Name)),
        });
}
