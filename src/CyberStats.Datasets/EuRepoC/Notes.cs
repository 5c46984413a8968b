namespace CyberStats.Datasets.EuRepoC;

/// <summary>Reports what is said of a word once a record, however often the word stands in it.</summary>
internal sealed class Notes(IssueList issues)
{
    private readonly HashSet<(string Code, string Field, string Word)> _seen = [];

    /// <summary>Gets the issues of the import.</summary>
    public IssueList Issues => issues;

    /// <summary>Gets the number of words reported in this record.</summary>
    public int Count => _seen.Count;

    /// <summary>Says that another record is being read.</summary>
    public void Clear() => _seen.Clear();

    public void Warning(string code, string field, string word, string message)
    {
        if (_seen.Add((code, field, word)))
        {
            issues.Warning(code, field, word, message);
        }
    }

    public void Info(string code, string field, string word, string message)
    {
        if (_seen.Add((code, field, word)))
        {
            issues.Info(code, field, word, message);
        }
    }
}
