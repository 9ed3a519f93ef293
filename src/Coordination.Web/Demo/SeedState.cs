namespace Coordination.Web.Demo;

/// <summary>How far the sample is; done from the start where there is none to make.</summary>
internal sealed class SeedState(bool enabled)
{
    private readonly TaskCompletionSource<SamplePeople> _people = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True when the sample is whole.</summary>
    public bool Done => !enabled || _people.Task.IsCompletedSuccessfully;

    /// <summary>The sample's people, once the sample is whole.</summary>
    public Task<SamplePeople> People => _people.Task;

    public void Finish(SamplePeople people) => _people.TrySetResult(people);
}
