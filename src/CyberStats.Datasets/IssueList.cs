namespace CyberStats.Datasets;

/// <summary>Gathers the issues of one file, with the place of the record that is being read.</summary>
internal sealed class IssueList
{
    private readonly List<ImportIssue> _issues = [];
    private int? _index;
    private long? _line;
    private string? _id;

    public IReadOnlyList<ImportIssue> All => _issues;

    /// <summary>Says which record the issues that follow are about.</summary>
    public void Enter(int index, long line) => (_index, _line, _id) = (index, line, null);

    /// <summary>Says that the issues that follow are about the file.</summary>
    public void LeaveRecords() => (_index, _line, _id) = (null, null, null);

    /// <summary>Gives the issues of the record, earlier ones too, its id.</summary>
    public void Name(string id)
    {
        _id = id;
        for (int i = _issues.Count - 1; i >= 0 && _issues[i].RecordIndex == _index; i--)
        {
            _issues[i] = _issues[i] with { RecordId = id };
        }
    }

    public void Info(string code, string? field, string? raw, string message) => Add(IssueSeverity.Info, code, field, raw, message);

    public void Warning(string code, string? field, string? raw, string message) => Add(IssueSeverity.Warning, code, field, raw, message);

    public void Error(string code, string? field, string? raw, string message) => Add(IssueSeverity.Error, code, field, raw, message);

    private void Add(IssueSeverity severity, string code, string? field, string? raw, string message) =>
        _issues.Add(new ImportIssue(_index, _id, field, severity, code, raw is null ? null : Excerpt.Of(raw), message) { Line = _line });
}
