using CyberStats.Samples.Briefing;

return Briefing.Run(args, Console.Out, Console.Error);
