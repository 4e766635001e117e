package fiji.plugin.neuralstyle.dialog;

import javax.swing.JComponent;

/** One input in the dialog: a component and its value. */
interface Field {

	JComponent component();

	/** Shows the value that the command has now, unless the user is just writing another. */
	void refresh();

	/** Takes over what the user has written and not yet left; without effect where there is nothing such. */
	default void commit() {}

	/** What is wrong with what the user has written, as a sentence; empty if nothing is. */
	default String problem() {
		return "";
	}
}
