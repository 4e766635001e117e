package fiji.plugin.neuralstyle.cli;

import picocli.CommandLine.Command;

/** {@code stylize presets}: settings as files. */
@Command(name = "presets", mixinStandardHelpOptions = true, versionProvider = VersionText.class,
	usageHelpAutoWidth = true, synopsisSubcommandLabel = "COMMAND", //
	header = "Lists, shows and saves presets: settings as files that can be shared.%n", //
	footer = { "%nExamples", //
		"  What there is:            stylize presets list", //
		"  Settings worth keeping:   stylize presets save warm --style-weight 300 --levels 4", //
		"  Those of a result:        stylize presets save warm --from result.png", //
		"  then:                     stylize ... --preset warm", //
		"%nstylize presets COMMAND --help explains each." }, //
	subcommands = { PresetsList.class, PresetsShow.class, PresetsSave.class })
final class PresetsCommands {}
