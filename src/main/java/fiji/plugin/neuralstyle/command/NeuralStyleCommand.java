package fiji.plugin.neuralstyle.command;

import org.scijava.command.Command;

/** Marks this plugin's commands, so that its two helpers leave everybody else's alone. */
interface NeuralStyleCommand extends Command {
	// a mark
}
