package fiji.plugin.neuralstyle.imagej.driver;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.Point;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import javax.swing.AbstractButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.text.JTextComponent;

import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.plugin.frame.Recorder;
import ij.process.ImageProcessor;

/** Windows, menus and their parts, as a user finds them. */
final class Windows {

	private static final long PATIENCE_MS = 120_000;

	/** Where a window is moved to be clicked on, away from others. */
	private static final int CLICK_PLACE = 300;

	private Windows() {}

	/** Chooses an item of ImageJ's menu bar. */
	static void choose(final String label) throws Exception {
		final MenuItem item = onEventThread(() -> item(label));
		if (item == null) throw new IllegalStateException("There is no menu item \"" + label + "\".");
		EventQueue.invokeLater(() -> {
			for (final var listener : item.getActionListeners()) {
				listener.actionPerformed(new ActionEvent(item, ActionEvent.ACTION_PERFORMED, label));
			}
		});
	}

	/**
	 * Has ImageJ record. On the event thread: as it writes down which window comes to the front, it and another thread that lays
	 * its window out would wait for each other.
	 */
	static Recorder recorder() throws Exception {
		return onEventThread(Recorder::new);
	}

	/** The menu items of a label, in all of the menu bar. */
	static int count(final String label) {
		int count = 0;
		for (int i = 0; i < Menus.getMenuBar().getMenuCount(); i++) {
			count += count(Menus.getMenuBar().getMenu(i), label);
		}
		return count;
	}

	/** Waits until the screen, if there is one, has done what it was asked for, and all have been told. */
	static void settle() throws Exception {
		if (GraphicsEnvironment.isHeadless()) return;
		Toolkit.getDefaultToolkit().sync();
		new Robot().waitForIdle();
	}

	/** Waits for the plugin's dialog. */
	static JDialog dialog() {
		return dialog("");
	}

	/** Waits for a dialog whose title begins so. */
	static JDialog dialog(final String title) {
		return await("the dialog " + title, () -> {
			for (final Window window : Window.getWindows()) {
				if (window instanceof JDialog dialog && dialog.isShowing() && dialog.getTitle().startsWith(title)) return dialog;
			}
			return null;
		});
	}

	/** A part of a window, by the name of the parameter or button. */
	static JComponent part(final Container container, final String name) {
		for (final Component component : container.getComponents()) {
			if (name.equals(component.getName())) return (JComponent) component;
			if (component instanceof Container inner) {
				final JComponent found = part(inner, name);
				if (found != null) return found;
			}
		}
		return null;
	}

	/** Writes a text into a field, or chooses it where it is one of several. */
	static void write(final JDialog dialog, final String name, final String text) throws Exception {
		onEventThread(() -> {
			final JComponent part = part(dialog, name);
			if (part instanceof JComboBox<?> box) box.setSelectedItem(text);
			else textField(part).setText(text);
			return null;
		});
	}

	/** Gives a field of any kind a value. */
	static void set(final JDialog dialog, final String name, final Object value) throws Exception {
		onEventThread(() -> {
			final JComponent field = part(dialog, name);
			if (field instanceof JComboBox<?> box) box.setSelectedItem(value);
			else if (field instanceof JCheckBox box && box.isSelected() != (boolean) value) box.doClick();
			else if (field instanceof JTextField text) text.setText(String.valueOf(value));
			return null;
		});
	}

	/** Chooses one of several texts. */
	static void select(final JDialog dialog, final String name, final String text) throws Exception {
		onEventThread(() -> {
			((JComboBox<?>) part(dialog, name)).setSelectedItem(text);
			return null;
		});
	}

	/** What a field of any kind has. */
	static String get(final JDialog dialog, final String name) throws Exception {
		return onEventThread(() -> {
			final JComponent field = part(dialog, name);
			if (field instanceof JComboBox<?> box) return String.valueOf(box.getSelectedItem());
			return field instanceof JCheckBox box ? String.valueOf(box.isSelected()) : ((JTextField) field).getText();
		});
	}

	/** Clicks on a pixel of an image, with the mouse. */
	static void click(final ImagePlus image, final int x, final int y) throws Exception {
		onEventThread(() -> {
			image.getWindow().setLocation(CLICK_PLACE, CLICK_PLACE);
			image.getWindow().toFront();
			return null;
		});
		await("the window at its place", () -> image.getWindow().getLocationOnScreen().equals(new Point(CLICK_PLACE,
			CLICK_PLACE)) ? true : null);
		final Point place = image.getCanvas().getLocationOnScreen();
		final Robot robot = new Robot();
		robot.waitForIdle();
		robot.mouseMove(place.x + image.getCanvas().screenX(x), place.y + image.getCanvas().screenY(y));
		robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
		robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
		robot.waitForIdle();
	}

	/**
	 * The names of the parameters in a window that the mouse finds nothing told about. Buttons say what they do
	 * themselves, and messages are words already.
	 */
	static List<String> untold(final Container container) {
		final List<String> untold = new ArrayList<>();
		for (final Component component : container.getComponents()) {
			if (component.getName() == null) {
				if (component instanceof Container inner) untold.addAll(untold(inner));
			}
			else if (component instanceof JComponent field && !isButton(field) && !(field instanceof JTextArea) && !tells(field)) {
				untold.add(field.getName());
			}
		}
		return untold;
	}

	/** In words, on all of it that the mouse may be over. */
	private static boolean tells(final JComponent field) {
		final String toolTip = field.getToolTipText();
		if (toolTip == null || toolTip.replaceAll("<[^>]*>", "").strip().split(" ").length < 3) return false;
		return !(field instanceof JPanel) || Arrays.stream(field.getComponents()).allMatch(part -> part instanceof JLabel ||
			isButton(part) || toolTip.equals(((JComponent) part).getToolTipText()));
	}

	private static boolean isButton(final Component component) {
		return component instanceof AbstractButton && !(component instanceof JCheckBox);
	}

	/** A path's field has a button beside it. */
	private static JTextField textField(final JComponent part) {
		return part instanceof JTextField field ? field : (JTextField) part.getComponent(0);
	}

	static void press(final JDialog dialog, final String name) {
		EventQueue.invokeLater(() -> ((AbstractButton) part(dialog, name)).doClick());
	}

	/** Presses a button of a message, whose parts have no names. */
	static void answer(final JDialog dialog, final String text) {
		EventQueue.invokeLater(() -> button(dialog, text).doClick());
	}

	private static AbstractButton button(final Container container, final String text) {
		for (final Component component : container.getComponents()) {
			if (component instanceof AbstractButton button && text.equals(button.getText())) return button;
			if (component instanceof Container inner) {
				final AbstractButton found = button(inner, text);
				if (found != null) return found;
			}
		}
		return null;
	}

	/** Presses Esc while a window has the focus. */
	static void pressEscape(final Component focused) throws Exception {
		onEventThread(() -> {
			focused.dispatchEvent(new KeyEvent(focused, KeyEvent.KEY_PRESSED, System.currentTimeMillis(), 0, KeyEvent.VK_ESCAPE,
				KeyEvent.CHAR_UNDEFINED));
			return null;
		});
	}

	/** Waits for an open image of a title. */
	static ImagePlus image(final String title) {
		return await("the image " + title, () -> WindowManager.getImage(title));
	}

	/** Waits until something is there. */
	static <T> T await(final String what, final Supplier<T> supplier) {
		final long end = System.currentTimeMillis() + PATIENCE_MS;
		while (System.currentTimeMillis() < end) {
			final T value = supplier.get();
			if (value != null) return value;
			try {
				Thread.sleep(20);
			}
			catch (InterruptedException e) {
				throw new IllegalStateException(e);
			}
		}
		throw new IllegalStateException("Waited in vain for " + what + "; open are " + titles());
	}

	/** With what messages say, as one may be why something does not come. */
	private static List<String> titles() {
		return Arrays.stream(Window.getWindows()).filter(Window::isShowing).map(window -> window instanceof Dialog dialog
			? dialog.getTitle() + texts(window) : window instanceof Frame frame ? frame.getTitle() : window.getName()).toList();
	}

	private static List<String> texts(final Container container) {
		final List<String> texts = new ArrayList<>();
		for (final Component component : container.getComponents()) {
			if (component instanceof JLabel label && label.getText() != null) texts.add(label.getText());
			else if (component instanceof JTextComponent text) texts.add(text.getText());
			else if (component instanceof AbstractButton button) texts.add(button.getText() + (button.isEnabled() ? "" : " (off)"));
			else if (component instanceof Container inner) texts.addAll(texts(inner));
		}
		return texts;
	}

	/** What an image's Info says of something. */
	static String info(final ImagePlus image, final String key) {
		return image.getInfoProperty().lines().filter(line -> line.startsWith(key + ": ")).findFirst().map(line -> line
			.substring(key.length() + 2)).orElse("nothing");
	}

	/** A number for the pixels of all slices. */
	static String pixels(final ImagePlus image) {
		long hash = 7;
		for (int slice = 1; slice <= image.getStackSize(); slice++) {
			final ImageProcessor pixels = image.getStack().getProcessor(slice);
			for (int i = 0; i < pixels.getPixelCount(); i++) {
				hash = 31 * hash + pixels.get(i);
			}
		}
		return Long.toHexString(hash);
	}

	static <T> T onEventThread(final Callable<T> work) throws Exception {
		final AtomicReference<T> result = new AtomicReference<>();
		final AtomicReference<Exception> failure = new AtomicReference<>();
		EventQueue.invokeAndWait(() -> {
			try {
				result.set(work.call());
			}
			catch (Exception e) {
				failure.set(e);
			}
		});
		if (failure.get() != null) throw failure.get();
		return result.get();
	}

	private static MenuItem item(final String label) {
		for (int i = 0; i < Menus.getMenuBar().getMenuCount(); i++) {
			final MenuItem item = item(Menus.getMenuBar().getMenu(i), label);
			if (item != null) return item;
		}
		return null;
	}

	private static MenuItem item(final Menu menu, final String label) {
		for (int i = 0; i < menu.getItemCount(); i++) {
			final MenuItem item = menu.getItem(i);
			if (item instanceof Menu inner) {
				final MenuItem found = item(inner, label);
				if (found != null) return found;
			}
			else if (item.getLabel().equals(label)) return item;
		}
		return null;
	}

	private static int count(final Menu menu, final String label) {
		int count = 0;
		for (int i = 0; i < menu.getItemCount(); i++) {
			final MenuItem item = menu.getItem(i);
			if (item instanceof Menu inner) count += count(inner, label);
			else if (item.getLabel().equals(label)) count++;
		}
		return count;
	}
}
