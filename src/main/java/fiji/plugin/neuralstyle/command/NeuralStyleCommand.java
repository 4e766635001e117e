package fiji.plugin.neuralstyle.command;

import org.scijava.command.Command;

/** Marks this plugin's commands, so that its helpers leave everybody else's alone. */
public interface NeuralStyleCommand extends Command {
	// a mark
}
