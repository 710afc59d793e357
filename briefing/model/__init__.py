"""Frozen values: sources, annotations, the taxonomy, recipes, packs and documents."""
