package fiji.plugin.neuralstyle.dialog;

import javax.swing.JComponent;

/** One input in the dialog: a component and its value. */
interface Field {

	JComponent component();

	/** Shows the value that the command has now, unless the user is just writing another. */
	void refresh();

	/** Takes over what the user has written and not yet left; without effect where there is nothing such. */
	default void commit() {}

	/** Whether a run can begin with this value; may ask the user, and do what is needed. */
	default boolean ready() {
		return true;
	}

	/** What is wrong with what the user has written, as a sentence; empty if nothing is. */
	default String problem() {
		return "";
	}
}
