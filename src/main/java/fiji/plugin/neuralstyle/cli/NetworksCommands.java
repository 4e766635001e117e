package fiji.plugin.neuralstyle.cli;

import java.util.function.BooleanSupplier;

import picocli.CommandLine.Command;

/** {@code stylize networks}: what is installed, and installing more. */
@Command(name = "networks", mixinStandardHelpOptions = true, versionProvider = VersionText.class,
	usageHelpAutoWidth = true, synopsisSubcommandLabel = "COMMAND", //
	header = "Lists, installs, checks and removes networks.%n", //
	footer = { "%nExamples", //
		"  What there is:      stylize networks list", //
		"  The paper's:        stylize networks install vgg19", //
		"  then:               stylize ... --network vgg19", //
		"%nstylize networks COMMAND --help explains each." }, //
	subcommands = { NetworksList.class, NetworksInstall.class, NetworksVerify.class, NetworksRemove.class })
final class NetworksCommands {

	private final BooleanSupplier cancelled;

	/** @param cancelled whether to stop; asked often */
	NetworksCommands(final BooleanSupplier cancelled) {
		this.cancelled = cancelled;
	}

	/** For the subcommands, which do the work: whether to stop. */
	BooleanSupplier cancelled() {
		return cancelled;
	}
}
