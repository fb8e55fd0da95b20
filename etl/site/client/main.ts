import { enlivenComparators } from './comparators.js';
import { enlivenFilters } from './filters.js';
import { enlivenPlots } from './points.js';

enlivenFilters();
enlivenComparators();
enlivenPlots();
