package fiji.plugin.neuralstyle.dialog;

import java.awt.Color;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.swing.JComponent;
import javax.swing.UIManager;

import org.scijava.module.ModuleItem;

/** A number; what is none, or out of its bounds, is marked and said. */
final class NumberField implements Field {

	private static final int COLUMNS = 7;
	private static final Color WRONG = new Color(0xffd0d0);

	private final ModuleItem<?> item;
	private final Supplier<Object> value;
	private final Consumer<Object> change;
	private final Runnable written;
	private final WrittenText text = new WrittenText(COLUMNS, this::take);
	private String problem = "";

	/** @param written called when something was written that is no value, too */
	NumberField(final ModuleItem<?> item, final Supplier<Object> value, final Consumer<Object> change,
		final Runnable written)
	{
		this.item = item;
		this.value = value;
		this.change = change;
		this.written = written;
	}

	@Override
	public JComponent component() {
		return text.field();
	}

	@Override
	public void refresh() {
		if (problem.isEmpty()) text.show(shown(value.get()));
	}

	@Override
	public void commit() {
		text.commit();
	}

	@Override
	public String problem() {
		return problem;
	}

	/** Whole numbers without a decimal point. */
	private static String shown(final Object number) {
		return number instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e9 ? Long.toString(d.longValue()) : String
			.valueOf(number);
	}

	private void take() {
		try {
			final Object number = parse(text.text().strip());
			problem = outOfBounds(((Number) number).doubleValue());
			if (problem.isEmpty()) change.accept(number);
		}
		catch (NumberFormatException e) {
			problem = item.getLabel() + " must be a " + (item.getType() == double.class ? "number." : "whole number.");
		}
		text.field().setBackground(problem.isEmpty() ? UIManager.getColor("TextField.background") : WRONG);
		written.run();
	}

	private Object parse(final String number) {
		if (item.getType() == int.class) return Integer.valueOf(number);
		return item.getType() == long.class ? (Object) Long.valueOf(number) : Double.valueOf(number);
	}

	private String outOfBounds(final double number) {
		if (item.getMinimumValue() instanceof Number least && number < least.doubleValue()) {
			return item.getLabel() + " must be at least " + shown(least) + ".";
		}
		if (item.getMaximumValue() instanceof Number most && number > most.doubleValue()) {
			return item.getLabel() + " must be at most " + shown(most) + ".";
		}
		return Double.isFinite(number) ? "" : item.getLabel() + " must be a number.";
	}
}
