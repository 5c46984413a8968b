using CyberStats.Samples.Briefing;

return BriefingProgram.Run(args, Console.Out, Console.Error);
