package fiji.plugin.neuralstyle.command;

import org.scijava.command.Command;

/** Marks this plugin's commands, so that its helpers leave everybody else's alone. */
public interface NeuralStyleCommand extends Command {

	/**
	 * Has a dialog told that the command has changed one of its messages by itself.
	 *
	 * @param told called on the event thread
	 */
	default void whenMessagesChange(final Runnable told) {
		// Most say what they have to say at once.
	}
}
