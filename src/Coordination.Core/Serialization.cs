using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Core.Journal;

[assembly: GenerateCodeForDeclaringAssembly(typeof(Frame))]
[assembly: Features]

namespace Coordination.Core;

/// <summary>An area code between silos.</summary>
[GenerateSerializer, Immutable, Alias("areas.code")]
internal readonly record struct AreaCodeSurrogate([property: Id(0)] string Value);

/// <summary>Carries area codes between silos as their digits.</summary>
[RegisterConverter]
internal sealed class AreaCodeSerialization : IConverter<AreaCode, AreaCodeSurrogate>
{
    public AreaCode ConvertFromSurrogate(in AreaCodeSurrogate surrogate) =>
        AreaCode.TryParse(surrogate.Value, out var code) ? code : default;

    public AreaCodeSurrogate ConvertToSurrogate(in AreaCode value) => new(value.Value);
}
